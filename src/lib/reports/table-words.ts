import { areaName } from '../areas/area-name';
import type { Figure } from '../collections/figures';
import { keyText } from '../collections/key-words';
import { headingText, specialRowText } from '../collections/words';
import { m } from '../paraglide/messages';
import { formatPercent, formatPeriod, type Locale } from '../time/format';
import { figureCell, figureName, type ReportCell } from './figure-words';
import type { ReportFigures, ReportSplit, SplitRow } from './figures';

/** A part of a report as a table, the same on the page, on paper and in a file. */
export type ReportTable = {
	id: string;
	heading: string;
	columns: string[];
	rows: { label: string; values: ReportCell[] }[];
};

const ofDrives: readonly Figure[] = ['drives', 'registered', 'arrived', 'donations', 'units'];
const ofDonations: readonly Figure[] = ['donations', 'units'];

/** The figures of a split, each with its share of the units where these are split. */
export function splitTable(figures: ReportFigures, by: ReportSplit, locale: Locale): ReportTable {
	const columns = by === 'reason' ? (['deferred'] as const) : isOfDrives(by) ? ofDrives : ofDonations;
	const whole = figures.totals.now.units;
	const share = (row: SplitRow) => (whole && row.units !== null ? formatPercent(row.units / whole, locale, 1) : null);
	const shares = by !== 'reason' && by !== 'month';
	return {
		id: by,
		heading: headingText(by, 'then', locale),
		columns: [
			...columns.map((figure) => figureName(figure, locale)),
			...(shares ? [m.reports_share_of_units({}, { locale })] : [])
		],
		rows: figures.splits[by].map((row) => ({
			label: rowLabel(figures, by, row, locale),
			values: [
				...columns.map((figure) => figureCell(row, figure, locale)),
				...(shares ? [row.kind === 'not_placed' ? null : share(row)] : [])
			]
		}))
	};
}

/** Every drive of the period with its figures. */
export function drivesTable({ drives }: ReportFigures, locale: Locale): ReportTable {
	const columns: Figure[] = ['registered', 'arrived', 'donations', 'units'];
	return {
		id: 'drives',
		heading: m.reports_drives_title({}, { locale }),
		columns: [m.reports_day({}, { locale }), ...columns.map((figure) => figureName(figure, locale))],
		rows: drives.map((drive) => ({
			label: drive.emergency ? m.reports_emergency_drive({ title: drive.title }, { locale }) : drive.title,
			values: [
				formatPeriod(drive.startsOn, drive.endsOn, drive.datePrecision, locale),
				...columns.map((figure) => figureCell(drive, figure, locale))
			]
		}))
	};
}

/** How many people reached which milestone; nobody is named. */
export function honoursTable({ honours }: ReportFigures, locale: Locale): ReportTable {
	return {
		id: 'honours',
		heading: m.reports_honours_title({}, { locale }),
		columns: [m.reports_people({}, { locale })],
		rows: honours.map(({ donations, honour, people }) => ({
			label: [m.reports_milestone({ count: donations }, { locale }), honour].filter(Boolean).join(' · '),
			values: [people]
		}))
	};
}

const isOfDrives = (by: ReportSplit) => by === 'area' || by === 'club' || by === 'month';

function rowLabel({ names }: ReportFigures, by: ReportSplit, { kind, key }: SplitRow, locale: Locale): string {
	if (kind !== 'ordinary') return specialRowText(kind, by, locale);
	const name = names[key];
	return name ? areaName(name, locale) : keyText(key, by, locale);
}
