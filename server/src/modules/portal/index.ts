export { limitsOfShopper } from './commands/change-order.ts';
export { changeSettings as changePortal } from './commands/change-settings.ts';
export { portalDoor, scanPhotos, sendPageCode, type PortalPorts } from './ports.ts';
export { articlePages as portalArticles } from './queries/article-pages.ts';
export { trackingLink } from './queries/tracking-link.ts';
export * from './events.ts';
