export { judgeUrl, type UrlRules, type UrlVerdict } from './judge-url.ts';
export { isPublicAddress } from './judge-address.ts';
export { Line, type LineAnswer, type LineOptions } from './line.ts';
export { guardedFetch, OutboundError, type OutboundFailure, type OutboundRequest, type OutboundResponse } from './guarded-fetch.ts';
