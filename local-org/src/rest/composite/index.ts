export { serveComposite } from './serveComposite.ts';
export { SubrequestRouter } from './subrequestRouter.ts';
