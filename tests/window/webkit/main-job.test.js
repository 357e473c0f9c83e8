// The main job in the real window, by keyboard alone, with a picture of every step.

import test from 'node:test';

import { World } from '../world.js';
import { MAIN_JOB } from '../shop.js';

test('from the first start to a completed order, by keyboard alone', async (context) => {
  const world = await World.begin(context, 'window');
  const counter = await world.start();
  await counter.picture('first start');
  for (const { name, act } of MAIN_JOB) {
    const start = performance.now();
    await act(counter);
    await counter.picture(name);
    context.diagnostic(`${name}: ${(performance.now() - start).toFixed(0)} ms`);
  }
  await counter.stop();
});
