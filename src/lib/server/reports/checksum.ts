import { canonicalJson } from '$lib/reports/canonical';
import { sha256 } from '../sha256';
import type { ReportRow, ReportVersion } from './queries';

/** The SHA-256 of a value in its one form as JSON, in hexadecimal. */
export function checksumOf(value: unknown): string {
	return sha256(canonicalJson(value));
}

/** Everything that is confirmed with a version. */
export function confirmedContent(
	{ kind, startsOn, provinceCode, clubId }: Pick<ReportRow, 'kind' | 'startsOn' | 'provinceCode' | 'clubId'>,
	{
		version,
		texts,
		voluntaryPercent,
		figures,
		confirmedAt
	}: Omit<ReportVersion, 'id' | 'revision' | 'checksum' | 'confirmedBy'>
) {
	const report = { kind, startsOn, provinceCode, clubId };
	return { report, version, texts, voluntaryPercent, figures, confirmedAt: confirmedAt?.toISOString() ?? null };
}
