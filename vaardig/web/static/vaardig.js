// Improves the pages; every one of them works without this file. Nothing is kept and nothing leaves this machine.
"use strict";
document.documentElement.classList.add("js");
