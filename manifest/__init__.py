"""The Teams app package: template, icons, languages and what builds and checks them."""
