import './lib/shared/styles/fonts.css';
import './lib/shared/styles/tokens.css';
import './lib/shared/styles/base.css';
import { mount } from 'svelte';
import KeyWindow from './lib/key/KeyWindow.svelte';

mount(KeyWindow, { target: document.body });
