import { expect, test } from 'vitest';
import { standingOf } from './standing';

const today = '2026-11-23';

test.each([
	{ status: 'running', endsOn: '2026-11-23', units: 3, standing: 'running' },
	{ status: 'running', endsOn: '2026-11-22', units: 3, standing: 'completing' },
	{ status: 'draft', endsOn: '2026-11-22', units: null, standing: 'completing' },
	{ status: 'closed', endsOn: '2026-11-22', units: null, standing: 'completing' },
	{ status: 'closed', endsOn: '2026-11-22', units: 0, standing: 'closed' },
	{ status: 'confirmed', endsOn: '2026-11-22', units: null, standing: 'confirmed' },
	{ status: 'proposed', endsOn: '2026-11-22', units: null, standing: 'completing' },
	{ status: 'cancelled', endsOn: '2026-11-22', units: null, standing: 'cancelled' },
	{ status: 'open', endsOn: '2026-12-01', units: null, standing: 'open' }
] as const)('a drive $status until $endsOn with $units units is $standing', ({ standing, ...drive }) => {
	expect(standingOf(drive, today)).toBe(standing);
});
