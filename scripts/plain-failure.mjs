/** A failure that one sentence explains: what happened and what to do. It is printed without a stack. */
export class PlainFailure extends Error {
	/** @param {string} sentence */
	constructor(sentence) {
		super(sentence);
		this.name = 'PlainFailure';
	}
}

/**
 * What the system refuses to do with a file, in words; null for any other error.
 * @param {NodeJS.ErrnoException} error
 */
function systemRefusal({ code, path }) {
	// A failed write names no path.
	if (code === 'ENOSPC' || code === 'EDQUOT')
		return `The disk${path ? ` that holds ${path}` : ''} is full: free some space and start again.`;
	if (!path) return null;
	if (code === 'EROFS')
		return `${path} lies on a read-only disk: name a folder that can be written, as in \`GIOT_DATA_DIR=/path npm start\`.`;
	if (code === 'ENOTDIR' || code === 'EEXIST')
		return `${path} cannot be a folder, since a file is in its place: name another folder, as in \`GIOT_DATA_DIR=/path npm start\`.`;
	if (code === 'EACCES' || code === 'EPERM')
		return `${path} cannot be written, since it or its folder belongs to somebody else: start as the owner, or name a folder of your own, as in \`GIOT_DATA_DIR=/path npm start\`.`;
	return null;
}

/**
 * A failure in words where there are any, or null.
 * @param {unknown} error
 */
export function inWords(error) {
	if (!(error instanceof Error)) return null;
	return error.name === 'PlainFailure' ? error.message : systemRefusal(error);
}

/**
 * Prints a failure on stderr: one that words explain as its sentence, any other with its stack.
 * @param {unknown} error
 */
export function printFailure(error) {
	const words = inWords(error);
	console.error(words ? `\n${words}\n` : error);
}
