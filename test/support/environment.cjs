const hooks = require('node:async_hooks');
const { TestEnvironment } = require('jest-environment-node');

/** The storages that were made for a file of tests. */
const made = new Set();
hooks.AsyncLocalStorage = class extends hooks.AsyncLocalStorage {
  constructor(...options) {
    super(...options);
    made.add(this);
  }
};

/**
 * Where tests run: with a way to load what need not be loaded anew, in a context of its own, for each
 * file of tests. Jest keeps in a storage of each file which of its tests is under way, and never gives
 * it up: Node 20 then marks each promise for each file that there has been, and after a hundred files an
 * `await` takes fifteen times as long.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.importShared = (file) => import(file);
  }

  async teardown() {
    await super.teardown();
    for (const storage of made) storage.disable();
    made.clear();
  }
};
