export type { Host, HostFile, HostProject } from './host.js';
export { nodeHost } from './node-host.js';
export { startServer } from './server.js';
