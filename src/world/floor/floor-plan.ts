import type { Layout } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import { coversPoint } from './footprint.ts';
import { distanceBetween, headingTo, turnBetween } from './plane.ts';
import type { CameraPose } from '../stage/staging.ts';

/** The plan is at most so many characters wide and high, without its border. */
const COLUMNS = 56;
const ROWS = 22;

/** A character cell is about twice as high as it is wide. */
const CELL_RATIO = 2;

/** How far the camera's cone is drawn, in metres. */
const CONE = 30;

const ARROWS = ['^', '/', '>', '\\', 'v', '/', '<', '\\'] as const;
const PIECES = 'abcdefghijklmnopqrstuvwxyz';
const PEOPLE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Someone to draw. */
export interface PlanFigure {
  readonly name: string;
  readonly point: FloorPoint;
}

/**
 * A floor plan in text, north at the top: pieces in small letters, characters in capitals, the
 * camera as an arrow with its cone of view dotted; then what the letters mean.
 */
export function drawFloorPlan(
  layout: Layout,
  figures: readonly PlanFigure[],
  pose: CameraPose,
  horizontalView: number,
): readonly string[] {
  const eye: FloorPoint = [pose.position[0], pose.position[1]];
  const points: readonly FloorPoint[] = [
    [0, 0],
    layout.size,
    eye,
    ...figures.map(({ point }) => point),
  ];
  const west = Math.min(...points.map(([x]) => x));
  const south = Math.min(...points.map(([, y]) => y));
  const width = Math.max(...points.map(([x]) => x)) - west;
  const depth = Math.max(...points.map(([, y]) => y)) - south;
  const cell = Math.max(width / COLUMNS, depth / ROWS / CELL_RATIO, 0.01);
  const columns = Math.max(1, Math.round(width / cell));
  const rows = Math.max(1, Math.round(depth / cell / CELL_RATIO));

  const centreOf = (row: number, column: number): FloorPoint => [
    west + (column + 0.5) * (width / columns),
    south + (rows - row - 0.5) * (depth / rows),
  ];
  const inCone = (point: FloorPoint): boolean =>
    distanceBetween(eye, point) <= CONE &&
    Math.abs(turnBetween(pose.heading, headingTo(eye, point))) <= horizontalView / 2;
  const grid: string[][] = Array.from({ length: rows }, (_row, row) =>
    Array.from({ length: columns }, (_column, column) =>
      inCone(centreOf(row, column)) ? '.' : ' ',
    ),
  );
  const draw = (point: FloorPoint, mark: string): void => {
    const column = Math.min(columns - 1, Math.floor(((point[0] - west) / width) * columns));
    const row = Math.min(rows - 1, Math.floor((1 - (point[1] - south) / depth) * rows));
    const line = grid[Math.max(0, row)];
    if (line !== undefined) line[Math.max(0, column)] = mark;
  };

  const pieces = Object.entries(layout.pieces);
  pieces.forEach(([, piece], index) => {
    const letter = letterOf(PIECES, index);
    grid.forEach((line, row) => {
      line.forEach((_cell, column) => {
        if (coversPoint(piece, centreOf(row, column))) line[column] = letter;
      });
    });
    // A piece thinner than a cell still shows.
    draw(piece.at, letter);
  });
  figures.forEach(({ point }, index) => draw(point, letterOf(PEOPLE, index)));
  draw(eye, ARROWS[Math.round(pose.heading / 45) % 8] ?? '^');

  const border = `+${'-'.repeat(columns)}+`;
  return [
    border,
    ...grid.map((line) => `|${line.join('')}|`),
    border,
    ...figures.map(({ name }, index) => `${letterOf(PEOPLE, index)} ${name}`),
    ...pieces.map(([name], index) => `${letterOf(PIECES, index)} ${name}`),
  ];
}

const letterOf = (letters: string, index: number): string => letters[index] ?? '#';
