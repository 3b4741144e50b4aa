import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { forecastOf, hasCourse, overBefore, registeredBy, type PastCourse } from '../../../drives/forecast';
import { judged, LOOKED_AT, qualityOf, type Judged } from '../../../drives/forecast-quality';
import { medianYield, median } from '../../../drives/yield';
import { addDays } from '../../../time/calendar-date';
import { demoCourses, type ClubCourses } from './courses.fixture';
import { DEMO_SEED } from './world';

const years = {
	tuning: [11, 12, 13, 14, 15, 16].flatMap((seed) => demoCourses(seed)),
	reported: demoCourses(DEMO_SEED)
};
const document = readFileSync('docs/forecast.md', 'utf8').replace(/ +/g, ' ');
const percent = (share = NaN) => `${(share * 100).toFixed(1)} %`;

/** Judges a way to guess on the very drives that a forecast is made for, from what was known so many days before. */
function guessed(clubs: ClubCourses[], daysBefore: number, guess: (drive: PastCourse, past: PastCourse[]) => number) {
	return qualityOf(
		clubs.flatMap(({ courses }) =>
			courses.flatMap((drive): Judged[] => {
				const past = overBefore(courses, addDays(drive.startsOn, -daysBefore)).filter(hasCourse);
				if (drive.units === 0 || past.length < 3) return [];
				const units = guess(drive, past);
				return [{ startsOn: drive.startsOn, units, low: units, high: units, outcome: drive.units }];
			})
		)
	);
}

function measured(clubs: ClubCourses[], daysBefore: number) {
	const registeredTimesYield = (drive: PastCourse, past: PastCourse[]) =>
		registeredBy(drive, daysBefore) *
		(medianYield(past.map((one) => ({ ...one, noShow: null, deferred: null }))) ?? Number.NaN);
	return {
		forecast: qualityOf(clubs.flatMap(({ courses, province }) => judged(courses, daysBefore, province))),
		soFar: guessed(clubs, daysBefore, registeredTimesYield),
		usual: guessed(clubs, daysBefore, (_drive, past) => median(past.map(({ units }) => units)))
	};
}

/** The same forecasts, each from the registrations of another drive of the club. */
function fromOthersRegistrations(clubs: ClubCourses[], daysBefore: number) {
	const provinceOf = new Map(clubs.flatMap(({ courses, province }) => courses.map((one) => [one, province])));
	return guessed(clubs, daysBefore, (drive, past) => {
		const club = clubs.find(({ courses }) => courses.includes(drive))?.courses.filter(hasCourse) ?? [];
		const other = club[(club.indexOf(drive) + 3) % club.length] ?? drive;
		const known = { registered: registeredBy(other, daysBefore), left: daysBefore, past };
		return forecastOf({ ...known, province: provinceOf.get(drive) ?? null })?.units ?? Number.NaN;
	});
}

describe.each(['tuning', 'reported'] as const)('forecasts of the %s years', (half) => {
	const clubs = years[half];

	test.each(LOOKED_AT)('beat those registered so far times the usual yield, %i days before', (daysBefore) => {
		const { forecast, soFar, usual } = measured(clubs, daysBefore);
		expect(forecast?.missed).toBeLessThan(soFar?.missed ?? 0);
		expect(forecast?.drives).toBe(soFar?.drives);
		expect(document).toContain(
			`| ${half} | ${daysBefore} | ${forecast?.drives} | ${percent(forecast?.missed)} | ${percent(soFar?.missed)} | ` +
				`${percent(usual?.missed)} | ${percent(forecast?.bias)} | ${forecast?.inside} |`
		);
	});

	test.each(LOOKED_AT)('beat what the club usually collects, %i days before', (daysBefore) => {
		const { forecast, usual } = measured(clubs, daysBefore);
		expect(forecast?.missed).toBeLessThan(usual?.missed ?? 0);
	});
});

test('about four in five drives of the tuning years end within their range', () => {
	const all = LOOKED_AT.flatMap((daysBefore) => measured(years.tuning, daysBefore).forecast ?? []);
	const share = all.reduce((sum, { inside }) => sum + inside, 0) / all.reduce((sum, { drives }) => sum + drives, 0);
	expect(share).toBeGreaterThan(0.75);
	expect(share).toBeLessThan(0.85);
});

test.each(LOOKED_AT)('control: the registrations of other drives are of no use, %i days before', (daysBefore) => {
	const clubs = years.tuning;
	const { usual, forecast } = measured(clubs, daysBefore);
	const shuffled = fromOthersRegistrations(clubs, daysBefore);
	expect(shuffled?.missed).toBeGreaterThanOrEqual(usual?.missed ?? 1);
	expect(shuffled?.missed).toBeGreaterThan(forecast?.missed ?? 1);
});
