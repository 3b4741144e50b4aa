import { dayIn, yearOf } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { allProvinces } from '../areas/queries';
import { homeDay } from '../areas/home-day';
import { canKeepExchange } from '../policy';
import type { Tx } from '../scope';
import { allMeetings, meetingOf } from './meetings';
import { officeOf } from './office';
import { releasedYears, releasesOf, type Release } from './releases';

/** The provinces in the order in which reports set them: Vietnam's first. */
export async function sidesOf(tx: Tx) {
	return (await allProvinces(tx))
		.toReversed()
		.map(({ code, nameVi, nameLo, nameEn, timezone }) => ({ code, nameVi, nameLo, nameEn, timezone }));
}

/** The years of which something is known, the newest first, each with its meeting and what the sides released. */
export async function exchangeYears(tx: Tx, actor: Actor, now: Date) {
	const sides = await sidesOf(tx);
	const released = await releasedYears(tx);
	const meetings = await allMeetings(tx);
	const year = yearOf(await homeDay(tx, actor, now));
	const current = canKeepExchange(actor) ? [year, year - 1] : [];
	const years = [...new Set([...current, ...meetings.map((one) => one.year), ...released.map((one) => one.year)])];
	return {
		sides,
		years: years
			.toSorted((a, b) => b - a)
			.map((one) => ({
				year: one,
				meeting: meetings.find((meeting) => meeting.year === one) ?? null,
				released: sides.map(({ code, timezone }) => {
					const found = released.find((row) => row.year === one && row.provinceCode === code);
					return found ? dayIn(timezone, found.releasedAt) : null;
				})
			}))
	};
}

type Asked = { year: number; versions: (provinceCode: string) => number | null };

/** What the sides released of a year, each in its newest version or the one asked for, with the meeting. Drafts are on no such page. */
export async function yearReport(tx: Tx, actor: Actor, { year, versions }: Asked) {
	const office = officeOf(actor);
	const sides = [];
	for (const { timezone, ...province } of await sidesOf(tx)) {
		const all = await releasesOf(tx, { provinceCode: province.code, year });
		const shown = all.find(({ version }) => version === versions(province.code)) ?? all[0];
		const own = province.code === office;
		sides.push({
			province,
			own,
			isNewest: shown === all[0],
			release: shown ? shownRelease(shown, timezone) : null,
			versions: all.map(({ version }) => version)
		});
	}
	return { year, sides, meeting: await meetingOf(tx, year), keeps: canKeepExchange(actor) };
}

function shownRelease({ id, version, releasedAt, archived, statement, notes }: Release, timezone: string) {
	return {
		id,
		version,
		archived,
		statement,
		releasedOn: dayIn(timezone, releasedAt),
		notes: notes.map(({ id: noteId, note, notedAt }) => ({ id: noteId, note, notedOn: dayIn(timezone, notedAt) }))
	};
}
