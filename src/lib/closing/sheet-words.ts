import { m } from '../paraglide/messages';
import { capital, type Locale } from '../time/format';
import type { DriveReport } from './report';
import { figuresSection, reportSections, type Section } from './report-words';

type Cell = string | number | null;

/** What stands over a report in a file: the drive, when, and of which instant the figures are. */
export type ReportHead = {
	title: string;
	when: string;
	/** The club and the place, empty where neither is known. */
	place: string;
	state: string;
	/** The count of bags when the drive closed, the blood centre's, and why they differ where they do. */
	bags: { ours: number; theirs: number | null; why: string | null; note: string | null } | null;
};

/** The rows of a report as a sheet: each part under its heading, an empty row between them. */
export function* reportCells(head: ReportHead, report: DriveReport, locale: Locale): Generator<Cell[]> {
	yield [head.title];
	yield [head.when];
	if (head.place) yield [head.place];
	yield [head.state];
	if (head.bags) {
		yield [m.report_bags(), head.bags.ours];
		yield [m.report_bags_centre(), head.bags.theirs ?? m.report_no_data()];
		if (head.bags.why) yield [m.close_count_reason(), capital(head.bags.why)];
		if (head.bags.note) yield [m.close_count_note(), head.bags.note];
	}
	for (const part of [figuresSection(report, locale), ...reportSections(report, locale)]) yield* sectionCells(part);
}

function* sectionCells({ heading, columns, rows, none }: Section): Generator<Cell[]> {
	yield [];
	yield [heading, ...(none ? [] : columns)];
	if (none) yield [none];
	for (const { label, values } of rows) yield [label, ...values.map((value) => value ?? m.report_no_data())];
}
