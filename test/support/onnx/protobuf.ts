/** A writer of protocol buffers' wire format, as far as ONNX files need it. */

export function varintField(number: number, value: number): Buffer {
  return Buffer.concat([key(number, 0), varint(value)]);
}

export function bytesField(number: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([key(number, 2), varint(bytes.length), bytes]);
}

export function floatField(number: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([key(number, 5), bytes]);
}

function key(number: number, wire: number): Buffer {
  return varint(number * 8 + wire);
}

/** Negative numbers are written as 64 bits, in two's complement. */
function varint(value: number): Buffer {
  let left = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(left & 127n);
    left >>= 7n;
    bytes.push(left === 0n ? low : low | 128);
  } while (left !== 0n);
  return Buffer.from(bytes);
}
