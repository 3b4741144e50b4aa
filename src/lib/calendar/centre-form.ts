import type { z } from 'zod';
import { form, optionalDay, paragraph, requiredId, tick, whole } from '../field';
import { calendarDate, type CalendarDate } from '../time/calendar-date';
import { readDay } from '../time/typed-date';

/** What a blood centre can take. Null, and nothing blocked, is not known. Weekdays count from 0, Sunday. */
export type CentreLimits = {
	drivesADay: number | null;
	bagsADay: number | null;
	blockedWeekdays: number[];
	blockedOn: CalendarDate[];
	leadDays: number | null;
};

/** The names of the boxes of the weekdays, from Sunday on. */
export const WEEKDAY_FIELDS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const MOST_DAYS = 100;

const days = () =>
	paragraph(2000).refine((text) => {
		const typed = typedDays(text);
		return typed.length <= MOST_DAYS && typed.every((one) => optionalDay().safeParse(one).success);
	}, 'not_a_day');

/** What a province states of a blood centre; version 0 where nothing is stated yet. Days stand one a line. */
export const centreForm = form({
	centreId: requiredId(),
	drivesADay: whole(1, 1000).nullable().default(null),
	bagsADay: whole(1, 100_000).nullable().default(null),
	leadDays: whole(0, 365).nullable().default(null),
	sunday: tick().default(false),
	monday: tick().default(false),
	tuesday: tick().default(false),
	wednesday: tick().default(false),
	thursday: tick().default(false),
	friday: tick().default(false),
	saturday: tick().default(false),
	blockedOn: days().default(''),
	version: whole(0, 2_147_483_647)
});

/** What was typed of a centre, with the version that was seen. */
export type CentreInput = z.infer<typeof centreForm>;

function typedDays(text: string): string[] {
	return text.split(/[\n,;]/).flatMap((one) => one.trim() || []);
}

/** What was typed, as limits; the days in order, each once. */
export function limitsFrom(input: CentreInput): CentreLimits {
	const { drivesADay, bagsADay, leadDays } = input;
	const blockedOn = typedDays(input.blockedOn).flatMap((one) => calendarDate(readDay(one) ?? '') ?? []);
	return {
		drivesADay,
		bagsADay,
		leadDays,
		blockedWeekdays: WEEKDAY_FIELDS.flatMap((field, weekday) => (input[field] ? weekday : [])),
		blockedOn: [...new Set(blockedOn)].sort()
	};
}

/** Limits as their form shows them. */
export function typedLimits(centreId: string, limits: (CentreLimits & { version: number }) | null): CentreInput {
	const { drivesADay = null, bagsADay = null, leadDays = null, blockedWeekdays = [], blockedOn = [] } = limits ?? {};
	const [sunday, monday, tuesday, wednesday, thursday, friday, saturday] = WEEKDAY_FIELDS.map((_, weekday) =>
		blockedWeekdays.includes(weekday)
	) as [boolean, boolean, boolean, boolean, boolean, boolean, boolean];
	const weekdays = { sunday, monday, tuesday, wednesday, thursday, friday, saturday };
	const days = blockedOn.map(written).join('\n');
	return { centreId, drivesADay, bagsADay, leadDays, ...weekdays, blockedOn: days, version: limits?.version ?? 0 };
}

function written(day: CalendarDate): string {
	const [year, month, date] = day.split('-').map(Number);
	return `${date}/${month}/${year}`;
}
