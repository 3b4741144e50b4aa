import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ArchiveRefusal } from '$lib/archives/refusals';
import type { Named } from '$lib/areas/area-name';
import type { Headed } from '$lib/reports/head-words';
import { periodAt, REPORT_KINDS } from '$lib/reports/period';
import { calendarDate, yearOf, type CalendarDate } from '$lib/time/calendar-date';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { installationKey } from '../archives/installation-key';
import { openArchive, readJson } from '../archives/signed-archive';
import { provinceByCode } from '../areas/queries';
import { clubs } from '../db/schema/clubs';
import { reports, reportVersions } from '../db/schema/reports';
import { trustedKeys, type TrustedKey } from '../exchange/keys';
import { canKeepExchange } from '../policy';
import type { Tx } from '../scope';
import { sha256 } from '../sha256';

const reportSchema = z.object({
	report: z
		.strictObject({
			kind: z.enum(REPORT_KINDS),
			startsOn: z.string().transform((text) => calendarDate(text)),
			provinceCode: z.string().regex(/^[A-Z0-9-]{1,20}$/),
			clubId: z.uuid().nullable()
		})
		.transform((report) => ({ ...report, startsOn: report.startsOn ?? ('0001-01-01' as CalendarDate) }))
		.refine(({ kind, startsOn }) => yearOf(startsOn) >= 1990 && periodAt(kind, startsOn).from === startsOn),
	version: z.int32().min(1),
	confirmedAt: z.iso.datetime()
});
const notesSchema = z.array(z.strictObject({ text: z.string().max(1000), notedAt: z.iso.datetime() })).max(1000);

type Said = z.infer<typeof reportSchema>;

/**
 * What the archive of a report says. `signedBy` is the province whose key it is; only offices see which keys are trusted, so that whoever works in
 * none is not told of any other than ours. `here` is how the same version of the same report stands among those that the reader may see.
 */
export type CheckedArchive = Pick<Said, 'version' | 'confirmedAt'> & {
	head: Headed;
	checksum: string;
	notes: z.infer<typeof notesSchema>;
	publicKey: string;
	signedBy: 'us' | Named | 'unknown' | 'not_told';
	here: 'same' | 'differs' | 'none';
};

/** What an archive says, once its checksums and its signature hold. */
type ReadArchive = { said: Said; notes: CheckedArchive['notes']; checksum: string; publicKey: string };

/** Reads the archive of a report. */
export function readReportArchive(bytes: Uint8Array): Result<ReadArchive, ArchiveRefusal> {
	const opened = openArchive(bytes, 'report', ['report.json', 'notes.json', 'report.xlsx']);
	if (!opened.ok) return opened;
	const { files, publicKey } = opened.value;
	const said = readJson(files['report.json'], reportSchema);
	const notes = readJson(files['notes.json'], notesSchema);
	if (!said || !notes) return refused('not_an_archive');
	return done({ said, notes, checksum: sha256(files['report.json']), publicKey });
}

/** How an archive stands beside what is here; nothing of it is kept. */
export async function checkArchive(
	tx: Tx,
	actor: Actor,
	{ said, notes, checksum, publicKey }: ReadArchive
): Promise<CheckedArchive> {
	const known = await checksumHere(tx, said);
	return {
		head: await headOf(tx, said),
		version: said.version,
		confirmedAt: said.confirmedAt,
		checksum,
		notes,
		publicKey,
		signedBy: await signerOf(tx, actor, publicKey, said.report.provinceCode),
		here: known === null ? 'none' : known === checksum ? 'same' : 'differs'
	};
}

/** Whose it is by name; a province or club that is not known here goes by its code, or has no name. */
async function headOf(tx: Tx, { report: { kind, startsOn, provinceCode, clubId } }: Said): Promise<Headed> {
	const [club] = clubId ? await tx.select({ name: clubs.name }).from(clubs).where(eq(clubs.id, clubId)) : [];
	const province = await provinceBy(tx, provinceCode);
	return { kind, startsOn, clubName: club?.name ?? null, province, timezone: province.timezone };
}

async function provinceBy(tx: Tx, code: string): Promise<Named & { timezone: string }> {
	const known = await provinceByCode(tx, code);
	return known ?? { nameVi: code, nameLo: null, nameEn: null, timezone: 'UTC' };
}

/** A key speaks for the province for which it is trusted, and for no other. */
async function signerOf(
	tx: Tx,
	actor: Actor,
	publicKey: string,
	provinceCode: string
): Promise<CheckedArchive['signedBy']> {
	if (publicKey === installationKey()) return 'us';
	if (!canKeepExchange(actor)) return 'not_told';
	const isTheirs = (key: TrustedKey) => key.publicKey === publicKey && key.provinceCode === provinceCode;
	return (await trustedKeys(tx)).some(isTheirs) ? provinceBy(tx, provinceCode) : 'unknown';
}

async function checksumHere(tx: Tx, { report, version }: Said): Promise<string | null> {
	const [row] = await tx
		.select({ checksum: reportVersions.checksum })
		.from(reportVersions)
		.innerJoin(reports, eq(reports.id, reportVersions.reportId))
		.where(
			and(
				eq(reports.kind, report.kind),
				eq(reports.startsOn, report.startsOn),
				eq(reports.provinceCode, report.provinceCode),
				sql`${reports.clubId} is not distinct from ${report.clubId}`,
				eq(reportVersions.version, version),
				isNotNull(reportVersions.checksum)
			)
		);
	return row?.checksum ?? null;
}
