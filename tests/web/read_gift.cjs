// Reads GIFT with a parser that is not ours, and prints what it understood.
const { parse } = require(`${process.argv[2]}/gift-pegjs`);
process.stdout.write(JSON.stringify(parse(require("fs").readFileSync(0, "utf8"))));
