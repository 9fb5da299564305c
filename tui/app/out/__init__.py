"""What an app needs to open the screens of what goes out, a mixin each."""
