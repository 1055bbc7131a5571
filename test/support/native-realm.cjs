const Environment = require('./environment.cjs');

/**
 * An environment for tests that run native code: tests have typed arrays of their own otherwise,
 * which native code does not know as such.
 */
module.exports = class extends Environment {
  async setup() {
    await super.setup();
    const shared = {
      Float32Array,
      Float64Array,
      Int32Array,
      Uint8Array,
      Uint16Array,
      BigInt64Array,
    };
    Object.assign(this.global, shared);
  }
};
