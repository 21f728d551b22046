export { errorAnswer, json, startHttpServer, type Handler, type HttpAnswer, type HttpRequest, type HttpServerOptions, type Routes, type RunningServer } from "./http-server.js";
export { logEvent, logFailure } from "./log.js";
export { setting, settingList, settingPairs } from "./settings.js";
