import { describe, expect, test } from 'vitest';
import { clubMultiples, MOST_CLUBS } from './club-series';
import { drivesFunnel } from './funnel-series';
import { togetherOf } from './drive-list';
import { drivePoints, MOST_POINTS } from './point-series';
import { drive } from './listed-drive.fixture';
import type { CollectedRow } from './rollup';

const frame = { locale: 'vi', period: '2026' } as const;
const hrefOf = (key: string) => `/${key}`;

const row = (key: string, figures: Partial<CollectedRow>): CollectedRow => ({
	...drive(key, {}).figures,
	kind: 'ordinary',
	key,
	other: '',
	...figures
});

describe('drives as points', () => {
	test('a drive stands where its registered and its units are, and not where one of both is unknown', () => {
		const series = drivePoints(
			[
				drive('a', { registered: 100, units: 87 }),
				drive('b', { registered: 10, units: null }),
				drive('c', { registered: null, units: 5 })
			],
			{ ...frame, hrefOf }
		);
		expect(series.rows.map(({ key, value, across, href }) => ({ key, value, across, href }))).toEqual([
			{ key: 'a', value: 87, across: 100, href: '/a' }
		]);
		expect(series.title).toContain('87%');
	});

	test('more than a picture holds are the newest, and have no sum', () => {
		const many = Array.from({ length: MOST_POINTS + 5 }, (_, at) =>
			drive(`d${at}`, { registered: 10, units: 9 }, { startsOn: `2026-${String((at % 12) + 1).padStart(2, '0')}-01` })
		);
		const series = drivePoints(many, { ...frame, hrefOf });
		expect(series.rows).toHaveLength(MOST_POINTS);
		expect(series.additive).toBe(false);
		expect(series.subtitle).toContain(`${MOST_POINTS} đợt mới nhất trong ${MOST_POINTS + 5}`);
		expect(drivePoints([], { ...frame, hrefOf }).rows).toEqual([]);
	});
});

describe('the funnel of several drives', () => {
	const total = togetherOf([
		drive('a', { registered: 100, arrived: 90, fit: 82, deferred: 7, left: 3, noShow: 10, donations: 80, units: 78 })
	]);
	const reasons = [row('weight', { deferred: 2 }), row('blood_pressure', { deferred: 5 }), row('age', { deferred: 0 })];
	const asked = { ...frame, without: 0, reasonHref: hrefOf };

	test('each step is the next one and what was lost before it', () => {
		const funnel = drivesFunnel(total, reasons, asked);
		expect(funnel?.steps.map(({ value }) => value)).toEqual([100, 90, 80, 78]);
		for (const [at, gap] of (funnel?.gaps ?? []).entries())
			expect((funnel?.steps[at + 1]?.value ?? 0) + gap.lost).toBe(funnel?.steps[at]?.value);
	});

	test('reasons stand by their number, none for nobody, and lead to the drives behind them', () => {
		const [away, lost] = drivesFunnel(total, reasons, asked)?.gaps ?? [];
		expect(away?.reasons.map(({ count }) => count)).toEqual([10]);
		expect(lost?.reasons.map(({ count }) => count)).toEqual([5, 2, 3]);
		expect(lost?.reasons[0]).toMatchObject({ href: '/blood_pressure' });
	});

	test('without counted people there is none', () => {
		expect(drivesFunnel(togetherOf([drive('a', { registered: 100, units: 87 })]), [], asked)).toBeNull();
		expect(drivesFunnel(togetherOf([]), [], asked)).toBeNull();
	});
});

describe('small pictures of clubs', () => {
	const names = new Map([['a', 'CLB A']]);
	const asked = { ...frame, measure: 'units', names, hrefOf } as const;

	test('months without results keep their place, and a gift without a month counts for its club alone', () => {
		const series = clubMultiples(
			[
				row('a', { other: '2026-01', units: 3 }),
				row('a', { other: '2026-03', units: 4 }),
				row('a', { units: 2 }),
				{ ...row('', { units: 99 }), kind: 'not_stated' }
			],
			asked
		);
		expect(series.parts?.map(({ key }) => key)).toEqual(['2026-01', '2026-02', '2026-03']);
		expect(series.rows).toMatchObject([
			{ key: 'a', label: 'CLB A', value: 9, parts: { '2026-01': 3, '2026-02': null, '2026-03': 4 }, href: '/a' }
		]);
	});

	test('a long time is told year by year, and many clubs are the largest', () => {
		const rows = Array.from({ length: MOST_CLUBS + 1 }, (_, at) => [
			row(`c${at}`, { other: '2016-05', units: at }),
			row(`c${at}`, { other: '2026-02', units: 1 })
		]).flat();
		const series = clubMultiples(rows, asked);
		expect(series.parts).toHaveLength(11);
		expect(series.rows).toHaveLength(MOST_CLUBS);
		expect(series.rows[0]).toMatchObject({ key: `c${MOST_CLUBS}`, value: MOST_CLUBS + 1 });
		expect(series.additive).toBe(false);
	});

	test('no rows, no pictures', () => expect(clubMultiples([], asked).rows).toEqual([]));
});
