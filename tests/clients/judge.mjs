// Says of each pair of documents in pairs.json whether api-smart-diff finds a breaking change.
import { readFileSync } from "node:fs";
import { compareOpenApi } from "api-smart-diff";

const pairs = JSON.parse(readFileSync("pairs.json", "utf8"));
const says = Object.entries(pairs).map(([kind, [before, after]]) => {
	const { diffs } = compareOpenApi(before, after);
	return [kind, diffs.some((diff) => diff.type === "breaking")];
});
console.log(JSON.stringify(Object.fromEntries(says)));
