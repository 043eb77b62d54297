export { ContextPane } from './context-pane.tsx';
