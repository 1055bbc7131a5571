import type { PlannedRoute } from '../../src/plan/call-sheet.ts';

export const NAMED: PlannedRoute = { kind: 'named', why: 'the film names mock', passedOver: [] };
