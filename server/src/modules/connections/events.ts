/** Announced with the connection as the subject; payloads hold the vendor. */
export const CONNECTED = 'connections.connected';
export const BROKEN = 'connections.broken';
export const MENDED = 'connections.mended';
export const DISCONNECTED = 'connections.disconnected';
