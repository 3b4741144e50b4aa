import { expect, test } from 'vitest';
import { statesReached } from './reached';

const [planned, announced, again] = ['2026-11-01', '2026-11-05', '2026-11-09'].map((day) => new Date(day));
const trail = [
	{ action: 'drive.announced', at: again! },
	{ action: 'drive.edited', at: announced! },
	{ action: 'drive.announced', at: announced! },
	{ action: 'drive.scheduled', at: planned! }
];

test('a state was reached when it was last moved to, and the draft when the drive was planned', () => {
	const drive = { status: 'announced', statusSince: '2026-11-20' } as const;
	expect(statesReached(drive, trail)).toEqual({ announced: again, draft: planned });
});

test('whoever sees no trail is told since when the drive stands where it does', () => {
	expect(statesReached({ status: 'open', statusSince: '2026-11-05' }, [])).toEqual({ open: announced });
	expect(statesReached({ status: 'open', statusSince: null }, [])).toEqual({});
});
