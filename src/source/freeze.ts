/** Freezes plain data to its depths; what is frozen already is not entered again. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key in value) {
    const child = value[key];
    if (typeof child === 'object') deepFreeze(child);
  }
  return value;
}
