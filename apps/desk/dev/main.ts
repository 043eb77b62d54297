import '@fontsource-variable/inter/wght.css';
import '../src/app/desk.css';
import { start } from '../src/app/start.tsx';
import { installPretendServer } from './pretend/server.ts';

installPretendServer(new URLSearchParams(location.search).get('pretend') ?? sessionStorage.getItem('pretend') ?? 'much');
void start(document.getElementById('desk')!);
