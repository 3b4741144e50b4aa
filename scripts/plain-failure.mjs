/** A failure that one sentence explains: what happened and what to do. It is printed without a stack. */
export class PlainFailure extends Error {
	/** @param {string} sentence */
	constructor(sentence) {
		super(sentence);
		this.name = 'PlainFailure';
	}
}

/**
 * Prints a failure on stderr: a plain one as its sentence, any other with its stack.
 * @param {unknown} error
 */
export function printFailure(error) {
	const plain = error instanceof Error && error.name === 'PlainFailure';
	console.error(plain ? `\n${error.message}\n` : error);
}
