/** When the last of those who stand in line at a drive is done. */
const lines = new Map<string, Promise<void>>();

/**
 * Works at a drive once whatever came before it in this process is done. The drive is locked by one at a time anyway: fifty helpers who waited for it in the
 * database would hold every connection meanwhile.
 */
export async function inTurn<T>(driveId: string, work: () => Promise<T>): Promise<T> {
	const mine = (lines.get(driveId) ?? Promise.resolve()).then(work);
	const over = mine.then(ignore, ignore);
	lines.set(driveId, over);
	try {
		return await mine;
	} finally {
		if (lines.get(driveId) === over) lines.delete(driveId);
	}
}

const ignore = () => {};
