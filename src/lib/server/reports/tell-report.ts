import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { StatedFigure } from '$lib/collections/figures';
import type { ReportKind } from '$lib/reports/period';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { provinceByCode } from '../areas/queries';
import { nobody, recordAudit } from '../audit/record';
import { env } from '../env';
import { postLetter } from '../mail/outbox';
import { reportLetter } from '../mail/report-letter';
import type { Tx } from '../scope';

type Told = {
	report_id: string;
	email: string;
	full_name: string;
	locale: Locale;
	kind: ReportKind;
	starts_on: CalendarDate;
	province_code: string;
	club_id: string | null;
	club_name: string | null;
	drives: string;
	registered: string | null;
	donations: string | null;
	units: string | null;
	volume_ml: string | null;
	registered_approximate: boolean;
	donations_approximate: boolean;
	units_approximate: boolean;
	volume_approximate: boolean;
};

/** The schedules of which a letter is due at this instant, by their ids. For the job alone. */
export async function dueReports(tx: Tx, now: Date): Promise<string[]> {
	const { rows } = await tx.execute<{ schedule_id: string }>(
		sql`select schedule_id from giot_due_reports(${now.toISOString()}::timestamptz)`
	);
	return rows.map(({ schedule_id }) => schedule_id);
}

/** Writes the letter of a schedule that is due, once for each period; whether there was one to write. For the job alone. */
export async function tellReport(tx: Tx, scheduleId: string, now: Date): Promise<boolean> {
	const { rows } = await tx.execute<Told>(sql`
		select t.*, t.starts_on::text from giot_tell_report(${scheduleId}, ${now.toISOString()}::timestamptz, ${v7()}, ${v7()}) t`);
	const [told] = rows;
	if (!told) return false;
	const { email: to, locale, report_id: objectId, province_code: provinceCode, club_id: clubId } = told;
	const province = await provinceByCode(tx, provinceCode);
	const letter = reportLetter({ ...saidIn(told), province: province ?? null }, locale);
	await postLetter(tx, { kind: 'report', to, locale, letter, createdBy: null });
	await recordAudit(tx, nobody, { action: 'report.told', objectType: 'report', objectId, provinceCode, clubId });
	return true;
}

function saidIn(told: Told) {
	const number = (value: string | null) => (value === null ? null : Number(value));
	const roughly: [StatedFigure, boolean][] = [
		['registered', told.registered_approximate],
		['donations', told.donations_approximate],
		['units', told.units_approximate],
		['volumeMl', told.volume_approximate]
	];
	return {
		name: told.full_name,
		kind: told.kind,
		startsOn: told.starts_on,
		club: told.club_name,
		href: `${env().PUBLIC_ADDRESS}/reports/${told.report_id}?lang=${told.locale}`,
		roughly: roughly.filter(([, is]) => is).map(([figure]) => figure),
		figures: {
			drives: Number(told.drives),
			registered: number(told.registered),
			donations: number(told.donations),
			units: number(told.units),
			volumeMl: number(told.volume_ml)
		}
	};
}
