import { expect, test } from 'vitest';
import { donationDay } from './drive-day';

const drive = { startsOn: '2026-11-23', endsOn: '2026-11-24', timezone: 'Asia/Ho_Chi_Minh' } as const;

test.each([
	['2026-11-22T10:00:00Z', '2026-11-23'],
	['2026-11-23T16:59:59Z', '2026-11-23'],
	['2026-11-23T17:00:00Z', '2026-11-24'],
	['2026-11-24T17:00:00Z', '2026-11-23'],
	['2027-02-01T00:00:00Z', '2026-11-23']
])('at %s somebody gives on %s', (now, day) => {
	expect(donationDay(drive, new Date(now))).toBe(day);
});
