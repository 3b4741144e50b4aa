const longAfterSeconds = 10;

// Nobody may read on (a closed terminal, `npm start | head`): no reason to end before everything is stopped in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/**
 * Prints one line of progress.
 * @param {string} line
 */
export function say(line) {
	console.log(line);
}

/**
 * Progress goes to stderr: what a command prints on stdout may be meant for a file.
 * @param {string} line
 */
function note(line) {
	console.error(line);
}

/**
 * Names a step, runs it, and while it takes long says every ten seconds that it goes on. Several may be under way.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
	const begun = Date.now();
	const seconds = () => Math.round((Date.now() - begun) / 1000);
	note(`${name} …`);
	const progress = setInterval(() => note(`${name} … ${seconds()} s`), longAfterSeconds * 1000);
	try {
		return await work();
	} finally {
		clearInterval(progress);
		if (seconds() >= 2) note(`${name}: ${seconds()} s`);
	}
}
