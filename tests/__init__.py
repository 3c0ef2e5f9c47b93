"""The claims that Buldan makes; a package, so that its conftest and the browser's have two names."""
