const CONNECTION_CODES = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'EPIPE',
	'ENOENT',
	'ETIMEDOUT',
	'53100',
	'53200',
	'53300',
	'57P01',
	'57P02',
	'57P03',
	'55P03',
	'57014'
]);
const CONNECTION_WORDS =
	/Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|not queryable/;

/**
 * Whether an error says that the database is away or overloaded, rather than that something is wrong with the request; of several at once, whether all
 * of them do.
 */
export function isDatabaseDown(thrown: unknown): boolean {
	if (!(thrown instanceof Error)) return false;
	const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
	if (CONNECTION_CODES.has(code) || code.startsWith('08') || CONNECTION_WORDS.test(thrown.message)) return true;
	if (thrown instanceof AggregateError && thrown.errors.length > 0) return thrown.errors.every(isDatabaseDown);
	return isDatabaseDown(thrown.cause);
}
