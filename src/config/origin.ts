/** Who says a value of the configuration. */
export type Origin =
  | {
      readonly kind: 'file';
      readonly file: string;
      /** 1-based. */
      readonly line: number;
      readonly column: number;
    }
  | { readonly kind: 'environment'; readonly variable: string }
  | { readonly kind: 'env-file'; readonly file: string; readonly variable: string }
  | { readonly kind: 'flag'; readonly flag: string }
  | { readonly kind: 'default' };

/** A value, and who says it. */
export interface Said<Value> {
  readonly value: Value;
  readonly origin: Origin;
}

/** @param nameOf a file as it is to be shown. */
export function originText(origin: Origin, nameOf: (file: string) => string): string {
  switch (origin.kind) {
    case 'file':
      return `${nameOf(origin.file)}:${origin.line}:${origin.column}`;
    case 'environment':
      return `the environment (${origin.variable})`;
    case 'env-file':
      return `${nameOf(origin.file)} (${origin.variable})`;
    case 'flag':
      return origin.flag;
    case 'default':
      return 'default';
  }
}
