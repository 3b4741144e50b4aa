import { expect, test } from 'vitest';
import { sessionLimits } from './limits';

const HOUR = 3_600_000;

test.each([
	[['club_admin'], 2, 12],
	[['drive_helper'], 14, 14],
	[['club_admin', 'drive_helper'], 2, 12],
	[['registrar', 'province_coordinator'], 0.5, 8],
	[[], 0.5, 8]
] as const)('%j: %d h unused, %d h at most', (roles, idle, absolute) => {
	expect(sessionLimits([...roles])).toEqual({ idleMs: idle * HOUR, absoluteMs: absolute * HOUR });
});
