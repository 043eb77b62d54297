import '@fontsource-variable/inter/wght.css';
import './app/desk.css';
import { start } from './app/start.tsx';

void start(document.getElementById('desk')!);
