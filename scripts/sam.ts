console.log("sam", process.version, process.argv.slice(2))
