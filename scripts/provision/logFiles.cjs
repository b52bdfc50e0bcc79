/**
 * Stands in for `@vscode/spdlog`, a native module that VS Code's server writes its log files with and that would have
 * to be compiled. Without it there is no log file at all, so "Show Log" would open an empty page. Same methods, plain
 * appends; a file is not rotated, since a profile here does not live long enough.
 */
const { appendFileSync, mkdirSync } = require("node:fs");
const path = require("node:path");

const levels = ["trace", "debug", "info", "warning", "error", "critical"];

class Logger {
  level = levels.indexOf("info");
  /** Without time and level: an output channel's own text. */
  bare = false;

  /** @param {string} file */
  constructor(file) {
    this.file = file;
    mkdirSync(path.dirname(file), { recursive: true });
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  write(name, text) {
    const level = levels.indexOf(name);
    if (level < this.level) return;
    const time = new Date().toISOString().replace("T", " ").replace("Z", "");
    appendFileSync(this.file, this.bare ? text : `${time} [${name}] ${text}\n`);
  }

  trace = (/** @type {string} */ text) => this.write("trace", text);
  debug = (/** @type {string} */ text) => this.write("debug", text);
  info = (/** @type {string} */ text) => this.write("info", text);
  warn = (/** @type {string} */ text) => this.write("warning", text);
  error = (/** @type {string} */ text) => this.write("error", text);
  critical = (/** @type {string} */ text) => this.write("critical", text);

  getLevel() {
    return this.level;
  }
  /** @param {number} level */
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.bare = true;
  }
  flush() {}
  drop() {}
}

const create = async (/** @type {string} */ _name, /** @type {string} */ file) => new Logger(file);

// One by one: VS Code imports them by name from an ES module, which finds only exports written so.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
