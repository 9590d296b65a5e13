/** Compares by their JSON, and says what differs. */
export function same(found: unknown, wanted: unknown): void {
  const [left, right] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (left !== right) throw new Error(`${left} is not ${right}`);
}

/** What is there, or the reason why it is not. */
export function there<T>(value: T | undefined | void, why?: unknown): T {
  if (value === undefined) throw new Error(`nothing is there: ${JSON.stringify(why)}`);
  return value;
}

declare const process: { argv: string[] };
export const [baseUrl = '', owner = ''] = process.argv.slice(2);
