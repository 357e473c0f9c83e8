// The program is killed between any two steps of the main job, as by a power cut, and started again on the same book.

import { strict as assert } from 'node:assert';
import test from 'node:test';

import { MAIN_JOB, remembered } from '../shop.js';
import { until } from '../wait.js';
import { World } from '../world.js';

test('killed after every step, the window comes back where it was', async (context) => {
  const world = await World.begin(context, 'killed');
  let counter = await world.start();
  for (const { name, act } of MAIN_JOB) {
    await act(counter);
    const before = await remembered(counter);
    await world.kill(counter);
    counter = await world.start();
    await until(`it is where it was after "${name}"`, async () => {
      assert.deepEqual(await remembered(counter), before);
      return true;
    });
    await counter.picture(`after ${name}`);
  }
  await counter.stop();
});
