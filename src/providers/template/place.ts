import type { AnswerReader } from '../http/answer-reader.ts';

/** What is at a place such as `data.0.url`: names of fields and numbers of items, from outside in. */
export function at(answer: AnswerReader, place: string): AnswerReader {
  return place.split('.').reduce((reader, name) => {
    if (!Array.isArray(reader.value)) return reader.at(name);
    const items = reader.items();
    return items[Number(name)] ?? reader.at(name);
  }, answer);
}
