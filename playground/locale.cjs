// Agents Playground says of everybody that their Teams is in English. Loaded before it with `node --require`, this makes
// it say the language of SAMKLANG_CLIENT_LOCALE instead, as a client of Teams in that language does.
const Module = require("node:module");
const compile = Module.prototype._compile;
const locale = process.env.SAMKLANG_CLIENT_LOCALE;

Module.prototype._compile = function (content, filename) {
  const theirs = filename.includes("m365agentsplayground") && locale;
  return compile.call(this, theirs ? content.replaceAll('locale:"en-US"', `locale:${JSON.stringify(locale)}`) : content, filename);
};
