export type { Film } from './film/film.ts';
