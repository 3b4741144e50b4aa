import { funnelOf, type Loss } from '../drives/funnel';
import { lossWords } from '../drives/registration-state-words';
import { sexWords } from '../donors/donor-words';
import { m } from '../paraglide/messages';
import { calendarDate } from '../time/calendar-date';
import { capital, formatDate, formatMl, formatNumber, formatPercent, formatTime, type Locale } from '../time/format';
import { mainFigure, MAIN_FIGURES, type DriveReport, type MainFigure, type Slice } from './report';

/** A part of the report as a table; a value is null where there is no data. `none` says why a part has no rows. */
export type Section = {
	id: string;
	heading: string;
	columns: string[];
	rows: { label: string; values: (number | string | null)[] }[];
	none?: string;
};

/** What the main figures are called. */
export const figureWords: Record<MainFigure, () => string> = {
	registered: () => m.report_figure_registered(),
	arrived: () => m.report_figure_arrived(),
	fit: () => m.report_figure_fit(),
	donations: () => m.report_figure_donations(),
	units: () => m.report_figure_units(),
	volumeMl: () => m.report_figure_volume()
};

/** The figures of a report, one beneath the other: what was asked and expected beside what came. */
export function figuresSection(report: DriveReport, locale: Locale): Section {
	const { target, forecast, units } = report;
	const n = (value: number) => formatNumber(value, locale);
	const range = forecast && `${n(forecast.units)} (${n(forecast.low)}–${n(forecast.high)})`;
	return {
		id: 'figures',
		heading: m.report_way(),
		columns: [m.report_people()],
		rows: [
			...MAIN_FIGURES.map((figure) => ({ label: figureWords[figure](), values: [mainFigure(report, figure)] })),
			{ label: m.report_figure_target(), values: [target] },
			{ label: m.report_figure_share(), values: [target ? formatPercent(units / target, locale) : null] },
			{ label: m.report_figure_forecast(), values: [range] }
		]
	};
}

/** Why there were fewer at each step, and who stands beside those registered. */
export function lossesSection({ funnel }: DriveReport): Section {
	const lines = (losses: Loss[], words: (said: { why: string }) => string) =>
		losses.map((loss) => ({ label: lossLabel(loss, words), values: [loss.people] }));
	return {
		id: 'losses',
		heading: m.report_losses(),
		columns: [m.report_people()],
		rows: [
			...lines(funnel.beforeArrival, m.report_not_fit),
			...lines(funnel.beforeFit, m.report_not_fit),
			...lines(funnel.beforeDonation, m.report_not_given),
			{ label: m.report_cancelled(), values: [funnel.cancelled] },
			{ label: m.report_waiting(), values: [funnel.waiting] }
		]
	};
}

/** A reason that holds at several steps says at which; others speak for themselves. */
function lossLabel(loss: Loss, words: (said: { why: string }) => string): string {
	const why = lossWords(loss);
	return loss.code === 'deferred' || loss.code === 'left' ? words({ why }) : capital(why);
}

/** The bags of a drive by everything that was true of those who gave them. */
export function sliceSections(report: DriveReport, locale: Locale): Section[] {
	const of = (id: string, heading: string, slices: Slice[], label: (key: string) => string): Section => ({
		id,
		heading,
		columns: [m.report_figure_donations(), m.report_figure_units(), m.report_share()],
		rows: slices.map((slice) => ({ label: label(slice.key), values: counted(slice, report.donations, locale) }))
	});
	const stated = (key: string) => key || m.report_not_stated();
	return [
		of('first', m.report_first_title(), report.firstTime, (key) =>
			key === 'first' ? m.report_first() : m.report_again()
		),
		of('volume', m.report_volume_title(), report.volumes, (key) => formatMl(Number(key), locale)),
		of('sex', m.report_sex_title(), report.sexes, (key) => sexWords[key as keyof typeof sexWords]()),
		of('age', m.report_age_title(), report.ageBands, (key) => stated(key.replace('-', '–'))),
		of('blood', m.report_blood_title(), report.bloodGroups, stated)
	].filter(({ rows }) => rows.length > 0);
}

function counted({ donations, units }: Slice, all: number, locale: Locale): Section['rows'][number]['values'] {
	return [donations, units, all === 0 ? null : formatPercent(donations / all, locale)];
}

/** The groups that people came with; null where nobody came with one. */
export function groupsSection({ groups }: DriveReport): Section | null {
	if (groups.length === 0) return null;
	return {
		id: 'group',
		heading: m.report_group_title(),
		columns: [
			m.report_figure_registered(),
			m.report_figure_arrived(),
			m.report_figure_donations(),
			m.report_figure_units()
		],
		rows: groups.map(({ key, registered, arrived, donations, units }) => ({
			label: key || m.report_group_none(),
			values: [registered, arrived, donations, units]
		}))
	};
}

/** The hours of the drive, with their day where it has more than one; null where no time is known. */
export function hoursSection({ hours }: DriveReport, locale: Locale): Section | null {
	if (hours.length === 0) return null;
	const days = new Set(hours.map(({ key }) => key.slice(0, 10)));
	const label = (key: string) => {
		const [day, time] = [calendarDate(key.slice(0, 10)), formatTime(`${key.slice(11)}:00`, locale)];
		return days.size > 1 && day ? `${formatDate(day, locale)} ${time}` : time;
	};
	return {
		id: 'hour',
		heading: m.report_hour_title(),
		columns: [m.report_figure_arrived(), m.report_figure_donations()],
		rows: hours.map(({ key, arrived, donations }) => ({ label: label(key), values: [arrived, donations] }))
	};
}

/** How people took it. Where nobody noted anything that is said instead. */
export function reactionsSection({ reactions }: DriveReport): Section {
	const part = { id: 'reaction', heading: m.report_reaction_title(), columns: [m.report_people()] };
	if (!reactions) return { ...part, rows: [], none: m.report_reaction_nobody() };
	const rows = [
		{ label: m.report_reaction_none(), values: [reactions.none] },
		{ label: m.report_reaction_mild(), values: [reactions.mild] },
		{ label: m.report_reaction_moderate(), values: [reactions.moderate] },
		{ label: m.report_reaction_severe(), values: [reactions.severe] },
		...(reactions.notNoted > 0 ? [{ label: m.report_reaction_not_noted(), values: [reactions.notNoted] }] : [])
	];
	return { ...part, rows };
}

/** The parts of a report in their order on screen and in the file. */
export function reportSections(report: DriveReport, locale: Locale): Section[] {
	const parts = [
		lossesSection(report),
		...sliceSections(report, locale),
		groupsSection(report),
		hoursSection(report, locale),
		report.donations > 0 ? reactionsSection(report) : null
	];
	return parts.filter((part) => part !== null);
}

/** Whether there is anybody to report about. */
export function isEmptyReport({ funnel, donations }: DriveReport): boolean {
	const nobody = funnelOf([]);
	return donations === 0 && funnel.registered === nobody.registered && funnel.cancelled === 0;
}
