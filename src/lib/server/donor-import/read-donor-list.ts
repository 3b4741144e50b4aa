import { refused, type Result } from '$lib/result';
import { SPREADSHEET_LIMITS, type SpreadsheetRefusal } from '$lib/spreadsheets/sheet';
import { inThread, USUAL_LIMITS } from '../spreadsheets/in-thread';
import type { DonorList, ListReading } from './donor-list';
import script from './donor-list-thread.ts?thread';

/**
 * Reads a file as a list of donors, off the thread that answers requests and within limits of time and memory. `name` is what the person calls
 * the file; what its bytes are decides how it is read. Nothing of it is kept.
 */
export async function readDonorList(
	bytes: Uint8Array,
	name: string,
	reading: ListReading,
	limits = USUAL_LIMITS
): Promise<Result<DonorList, SpreadsheetRefusal>> {
	const limit = SPREADSHEET_LIMITS.bytes;
	return bytes.length > limit
		? refused('too_large', { limit })
		: inThread<DonorList>(script, { bytes, name, reading }, limits);
}
