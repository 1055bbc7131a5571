const { TestEnvironment } = require('jest-environment-node');

/**
 * Where tests run: with a way to load what need not be loaded anew, in a context of its own, for each
 * file of tests.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.importShared = (file) => import(file);
  }
};
