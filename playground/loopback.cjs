// Agents Playground listens on every interface. Loaded before it with `node --require`, this makes each server of the process
// listen on loopback only: the local service it talks to has no token check.
const net = require("node:net");
const listen = net.Server.prototype.listen;

net.Server.prototype.listen = function (port, ...rest) {
  if (typeof port === "number" || typeof port === "string") {
    const callback = rest.find((argument) => typeof argument === "function");
    return listen.call(this, { port: Number(port), host: "127.0.0.1" }, callback);
  }
  if (port !== null && typeof port === "object" && "port" in port) {
    return listen.call(this, { ...port, host: "127.0.0.1" }, ...rest);
  }
  return listen.call(this, port, ...rest);
};
