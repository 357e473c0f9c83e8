import './lib/shared/styles/fonts.css';
import './lib/shared/styles/tokens.css';
import './lib/shared/styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';

mount(App, { target: document.body });
