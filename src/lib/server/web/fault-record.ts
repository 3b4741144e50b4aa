/** What a log may hold of an unexpected error. */
export type FaultRecord = { error: string; causes: string[]; at: string[] };

/** A database's own words quote values; its codes and names do not. */
function databaseWords(error: Error): string | null {
	if (!('severity' in error && 'code' in error)) return null;
	const { code, table, column, constraint } = error as {
		code: unknown;
		table?: string;
		column?: string;
		constraint?: string;
	};
	return ['PostgreSQL', code, table, column, constraint].filter(Boolean).join(' ');
}

function words(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	return databaseWords(error) ?? `${error.name}: ${error.message.split('\nparams:')[0]}`;
}

function causesOf(error: unknown): unknown[] {
	const within: unknown[] = error instanceof AggregateError ? error.errors : [];
	const causes = error instanceof Error && error.cause !== undefined ? [error.cause, ...within] : within;
	return causes.flatMap((cause) => [cause, ...causesOf(cause)]);
}

/** Describes an unexpected error for the log: where it happened and why, never a statement's parameters, which are people's data. */
export function faultRecord(thrown: unknown): FaultRecord {
	const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
	const at = stack.split('\n').filter((line) => line.startsWith('    at '));
	return { error: words(thrown), causes: causesOf(thrown).map(words), at: at.map((line) => line.trim()) };
}
